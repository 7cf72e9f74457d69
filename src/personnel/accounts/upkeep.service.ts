import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { Sessions } from './sessions.service.ts';
import { SignInGuards } from './sign-in-guards.service.ts';

const hourMs = 3_600_000;

/** Takes away what is over: sessions of last month, failures that are forgotten. */
@Injectable()
export class Upkeep {
  constructor(
    private readonly sessions: Sessions,
    private readonly guards: SignInGuards,
  ) {}

  @Interval(hourMs)
  async prune(): Promise<void> {
    await this.sessions.prune();
    await this.guards.prune();
  }
}
