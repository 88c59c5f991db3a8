import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type RefObject, useCallback, useEffect, useId, useRef } from 'react';
import { useBlocker } from 'react-router-dom';
import { fieldsOf } from './form-fields.ts';

export interface Unsaved {
  /** Goes on the form. */
  form: RefObject<HTMLFormElement | null>;
  /** Whether something would be lost right now. A function, because what counts is the moment of leaving. */
  isUnsaved: () => boolean;
  /** What was typed is saved. */
  settle: () => void;
}

/** Tells whether a form holds anything else than what it was filled in with. */
export function useUnsaved(): Unsaved {
  const form = useRef<HTMLFormElement>(null);
  const start = useRef<string>(undefined);
  const isSettled = useRef(false);
  useEffect(() => {
    if (form.current) start.current ??= JSON.stringify(fieldsOf(form.current));
  });
  const isUnsaved = useCallback(() => !isSettled.current && form.current !== null && JSON.stringify(fieldsOf(form.current)) !== start.current, []);
  const settle = useCallback(() => {
    isSettled.current = true;
  }, []);
  return { form, isUnsaved, settle };
}

interface UnsavedGuardProps {
  isUnsaved: () => boolean;
  words: { title: string; text: string; stay: string; leave: string };
}

/** Holds back a navigation that would lose what was typed, and asks; when the tab itself is closed, the browser does. */
export function UnsavedGuard({ isUnsaved, words }: UnsavedGuardProps) {
  const titleId = useId();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && isUnsaved());

  useEffect(() => {
    const hold = (event: BeforeUnloadEvent) => {
      if (isUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [isUnsaved]);

  if (blocker.state !== 'blocked') return null;
  return (
    <Dialog open onClose={() => blocker.reset()} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{words.title}</DialogTitle>
      <DialogContent>
        <Typography>{words.text}</Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={() => blocker.reset()} autoFocus>
          {words.stay}
        </Button>
        <Button variant="contained" color="error" onClick={() => blocker.proceed()}>
          {words.leave}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
