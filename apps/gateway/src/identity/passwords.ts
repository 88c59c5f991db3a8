import { AppError, type FieldError } from '@kp/task-contracts';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** argon2id (the library's default kind) with 19 MiB, 2 passes and 1 lane: what OWASP recommends. Stated, so that a change re-hashes. */
export const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${ARGON2.memoryCost},t=${ARGON2.timeCost},p=${ARGON2.parallelism}$`;
const MIN_LENGTH = 12;
const MAX_LENGTH = 256;

/** Hash of a password nobody knows. Compared against when there is no user or no password, so that all cases take the same time. */
const absentHash = hash(randomBytes(32).toString('hex'), ARGON2);

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), ARGON2);
}

/** Whether it is the password behind that hash. Takes as long without a hash as with one. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await absentHash), password.normalize('NFKC')).catch(() => false);
  return Boolean(stored) && matches;
}

/** Whether it was hashed with other parameters than today's. */
export function needsRehash(stored: string): boolean {
  return !stored.startsWith(CURRENT);
}

/** What is wrong with a new password: length, and what everybody would try first. No rules on kinds of characters. */
export function passwordProblems(password: string, email: string, path = 'password'): FieldError[] {
  const plain = password.normalize('NFKC').toLowerCase();
  const [name = ''] = email.toLowerCase().split('@');
  const problem = (code: string, message: string): FieldError[] => [{ path, code, message }];
  if (plain.length < MIN_LENGTH) return problem('too-short', `Take ${MIN_LENGTH} characters or more; several words are easy to remember.`);
  if (plain.length > MAX_LENGTH) return problem('too-long', `Take ${MAX_LENGTH} characters or fewer.`);
  const withoutName = plain.replaceAll(email.toLowerCase(), '').replaceAll(name.length >= 3 ? name : '\0', '');
  if (withoutName.length < MIN_LENGTH - 4 && withoutName !== plain) return problem('contains-email', 'Take something else than the e-mail address.');
  if (COMMON_PASSWORDS.has(plain) || /^(.{1,4})\1+$/.test(plain) || isRun(plain)) return problem('too-common', 'This is one of the passwords that are tried first. Take another one.');
  return [];
}

/** @throws AppError `validation-failed` */
export function assertGoodPassword(password: string, email: string, path = 'password'): void {
  const errors = passwordProblems(password, email, path);
  if (errors.length > 0) throw AppError.validation(errors);
}

/** `123456789012`, `abcdefghijkl` and the like, up or down. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((character, index) => character.charCodeAt(0) - text.charCodeAt(index));
  const small = (step: number) => step === 1 || step === -9;
  return steps.every(small) || steps.every((step) => small(-step));
}
