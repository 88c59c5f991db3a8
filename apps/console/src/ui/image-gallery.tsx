import { Box, Button, Link, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useExpiringLink } from './use-expiring-link.ts';

interface GalleryImage {
  id: string;
  source: string;
  label: string;
  remark: string;
  /** Name of the downloaded file. */
  file: string;
}

interface ImageGalleryProps {
  images: GalleryImage[];
  /** Fetches fresh links, since they expire. */
  renew: () => Promise<unknown>;
}

/** Stored images side by side. A click opens one in full size in a tab of its own. */
export function ImageGallery({ images, renew }: ImageGalleryProps) {
  const columns = images.length === 1 ? 'minmax(0, 1fr)' : 'repeat(auto-fill, minmax(160px, 1fr))';
  return (
    <Box component="ul" sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: columns, m: 0, p: 0, listStyle: 'none' }}>
      {images.map((image) => (
        <Box component="li" key={image.id} sx={{ minWidth: 0 }}>
          <Picture image={image} renew={renew} />
        </Box>
      ))}
    </Box>
  );
}

function Picture({ image, renew }: { image: GalleryImage; renew: () => Promise<unknown> }) {
  const { link, isBroken, keep, breakOff, retry } = useExpiringLink(image.source, renew);
  const translate = useTranslate();
  return (
    <Box component="figure" sx={{ m: 0 }}>
      {isBroken ? (
        <Box role="alert" sx={{ p: 2, textAlign: 'center', border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <Typography sx={{ mb: 1 }}>{translate('console.player.broken_image')}</Typography>
          <Button onClick={() => void retry()}>{translate('console.problem.retry')}</Button>
        </Box>
      ) : (
        <Link href={link} target="_blank" rel="noopener noreferrer">
          <Box
            component="img"
            src={link}
            alt={image.label}
            loading="lazy"
            onLoad={keep}
            onError={breakOff}
            sx={{ display: 'block', width: '100%', maxHeight: 420, objectFit: 'contain', border: 1, borderColor: 'divider', borderRadius: 1, backgroundColor: 'action.hover' }}
          />
        </Link>
      )}
      <Box component="figcaption" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 0.5, mt: 0.5 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2">{translate('console.player.ai_label_image')}</Typography>
          <Typography variant="caption" color="text.secondary" component="div">
            {image.remark}
          </Typography>
        </Box>
        <Button size="small" component="a" href={link} download={image.file} aria-label={`${translate('console.player.download')}: ${image.label}`} sx={{ ml: 'auto' }}>
          {translate('console.player.download')}
        </Button>
      </Box>
    </Box>
  );
}
