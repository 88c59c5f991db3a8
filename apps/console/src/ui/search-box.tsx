import SearchIcon from '@mui/icons-material/Search';
import { InputAdornment, TextField } from '@mui/material';
import { useEffect, useRef, useState } from 'react';

const SEARCH_AFTER_MS = 300;

/**
 * A field for a search that waits for a pause in typing before it asks the server. Leaving the field ends the wait, and
 * leaving it for a link gives the search up: coming after the click, it would lead back to the list.
 */
export function SearchBox({ label, value, onSearch }: { label: string; value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  const sent = useRef(value);

  // Only what others changed: our own search must not take back what was typed after it.
  useEffect(() => {
    if (value === sent.current) return;
    sent.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    if (text.trim() === sent.current) return undefined;
    const timer = setTimeout(search, SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  });

  function search(): void {
    if (text.trim() === sent.current) return;
    sent.current = text.trim();
    onSearch(sent.current);
  }

  function leave(forWhat: EventTarget | null): void {
    if (forWhat instanceof HTMLAnchorElement) sent.current = text.trim();
    else search();
  }

  return (
    <TextField
      type="search"
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={(event) => leave(event.relatedTarget)}
      slotProps={{
        htmlInput: { 'aria-label': label },
        input: { startAdornment: <InputAdornment position="start"><SearchIcon fontSize="small" /></InputAdornment> },
      }}
      sx={{ width: { xs: '100%', sm: 240 } }}
    />
  );
}
