import { Box, TableCell, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Model, Operation } from '../../app/models/model.ts';
import { formatCount, NOTHING } from '../../ui/format.ts';
import { describeNumbers, describePrice } from './operation-words.ts';

interface OperationRowProps {
  model: Model;
  operation: Operation;
  /** The model is named once, beside the first of its types. */
  isFirst: boolean;
}

/** One model doing one type of task. */
export function OperationRow({ model, operation, isFirst }: OperationRowProps) {
  const translate = useTranslate();
  const { type, status, isDefault, generations, promptMaxCharacters, durationsSeconds, features } = operation;
  return (
    <TableRow sx={{ verticalAlign: 'top', color: status === 'retired' ? 'text.secondary' : undefined, '& > *': { color: 'inherit' } }}>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
        {isFirst ? <ModelName model={model} /> : null}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        {translate(`console.tasks.type.${type}`, { _: type })}
        {isDefault ? <Quiet>{translate('console.models.is_default')}</Quiet> : null}
      </TableCell>
      <TableCell title={translate(`console.models.status_hint.${status}`)} sx={{ whiteSpace: 'nowrap' }}>
        {translate(`console.models.status.${status}`)}
        <Quiet>{generations.join(', ')}</Quiet>
      </TableCell>
      <TableCell align="right">{formatCount(promptMaxCharacters)}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{describeNumbers(durationsSeconds) || NOTHING}</TableCell>
      <TableCell sx={{ minWidth: 130 }}>
        <Picture operation={operation} />
      </TableCell>
      <TableCell sx={{ minWidth: 190 }}>
        {features.join(', ') || NOTHING}
        <Limits operation={operation} />
      </TableCell>
      <TableCell sx={{ minWidth: 190 }}>
        <Prices operation={operation} />
      </TableCell>
    </TableRow>
  );
}

function ModelName({ model: { id, aliases } }: { model: Model }) {
  const translate = useTranslate();
  return (
    <>
      <strong>{id}</strong>
      {aliases.length > 0 ? <Quiet>{translate('console.models.also', { aliases: aliases.join(', ') })}</Quiet> : null}
    </>
  );
}

function Picture({ operation: { qualities, resolutions, imageResolutions, aspectRatios } }: { operation: Operation }) {
  const translate = useTranslate();
  const sizes = [...qualities.map((quality) => [...new Set([quality, resolutions[quality]])].filter(Boolean).join(' ')), ...imageResolutions];
  return (
    <>
      {sizes.join(', ')}
      <Quiet>{aspectRatios.join(' ') || translate('console.models.same_as_input')}</Quiet>
    </>
  );
}

function Limits({ operation: { limits } }: { operation: Operation }) {
  const translate = useTranslate();
  const words = Object.entries(limits).map(([name, count]) => translate(`console.models.limit.${name}`, { smart_count: count, _: `${name} ${count}` }));
  return words.length > 0 ? <Quiet>{translate('console.models.at_most', { limits: words.join(', ') })}</Quiet> : null;
}

function Prices({ operation: { prices } }: { operation: Operation }) {
  const translate = useTranslate();
  const words = { withVideo: translate('console.models.with_video'), withVoice: translate('console.models.with_voice') };
  return prices.map((price) => {
    const what = describePrice(price, words);
    return (
      <Box key={what} sx={{ display: 'flex', gap: 1, whiteSpace: 'nowrap' }}>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {what}
        </Box>
        <Box component="span" sx={{ ml: 'auto' }}>{`${price.units} ${translate(`console.models.per.${price.unit}`)}`}</Box>
      </Box>
    );
  });
}

function Quiet({ children }: { children: string }) {
  return (
    <Typography variant="caption" component="div" color="text.secondary" sx={{ fontWeight: 400, whiteSpace: 'normal' }}>
      {children}
    </Typography>
  );
}
