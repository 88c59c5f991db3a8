import { Box, Button, Typography } from '@mui/material';

/** What a list says when there is nothing in it. */
export function EmptyView({ title, hint, action }: { title: string; hint?: string; action?: { label: string; onClick: () => void } }) {
  return (
    <Box sx={{ py: 8, textAlign: 'center' }}>
      <Typography component="h2" variant="h6">
        {title}
      </Typography>
      {hint ? <Typography color="text.secondary">{hint}</Typography> : null}
      {action ? (
        <Button sx={{ mt: 2 }} onClick={action.onClick}>
          {action.label}
        </Button>
      ) : null}
    </Box>
  );
}
