import { OnAsk } from '@kp/bus';
import { AppError, ASKS, type AskReply, type AskRequest, type FieldError } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { UsageDaysRepository } from './usage-days.repository.ts';

/** Answers usage reports. */
@Controller()
export class UsageMessages {
  private readonly days: UsageDaysRepository;

  constructor(days: UsageDaysRepository) {
    this.days = days;
  }

  @OnAsk(ASKS.readUsage)
  async read(request: AskRequest<typeof ASKS.readUsage>): Promise<AskReply<typeof ASKS.readUsage>> {
    const errors: FieldError[] = (['from', 'to'] as const).filter((path) => !isDay(request[path])).map((path) => ({ path, code: 'invalid-format', message: 'Give a day as YYYY-MM-DD.' }));
    if (errors.length > 0) throw AppError.validation(errors);
    return this.days.read(request);
  }
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
