import { useRef, useState } from 'react';
import { http } from '../../app/services.ts';
import { ProblemError } from '../../app/problem.ts';
import { errorsByField, type TaskBody } from './task-body.ts';

/** Sends a task once, however often the button is pressed: the same form again carries the same Idempotency-Key. */
export function useCreateTask() {
  const [isCreating, setCreating] = useState(false);
  const [problem, setProblem] = useState<{ message: string }>();
  const [errors, setErrors] = useState<Record<string, string[]>>({});
  const sent = useRef({ json: '', key: '' });

  /** @returns the new task's id, or undefined when it was refused; `errors` says then why. */
  async function create(task: TaskBody): Promise<string | undefined> {
    const json = JSON.stringify(task.body);
    if (sent.current.json !== json) sent.current = { json, key: crypto.randomUUID() };
    setCreating(true);
    setProblem(undefined);
    setErrors({});
    try {
      const headers = { 'content-type': 'application/json', 'idempotency-key': sent.current.key };
      const created = await http.json<{ taskId: string }>('/v1/tasks', { method: 'POST', headers, body: json });
      // The same form once more is a new wish.
      sent.current = { json: '', key: '' };
      return created.taskId;
    } catch (error) {
      setProblem({ message: error instanceof Error ? error.message : String(error) });
      if (error instanceof ProblemError) setErrors(errorsByField(error.body.errors, task));
      return undefined;
    } finally {
      setCreating(false);
    }
  }

  return { create, isCreating, problem, errors };
}
