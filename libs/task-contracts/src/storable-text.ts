import { z } from 'zod';

/**
 * Text that every part of the platform can keep: PostgreSQL stores neither NUL characters nor halves of
 * surrogate pairs, so both are refused at the door instead of failing behind it.
 */
export const storableText = () => z.string().refine((text) => !text.includes('\0') && !/\p{Cs}/u.test(text), 'Contains characters that cannot be stored (NUL or half a surrogate pair).');
