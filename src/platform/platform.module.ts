import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { AccessGuard } from './access/access.guard.ts';
import { ActingInterceptor } from './access/acting.interceptor.ts';
import { AuditModule } from './audit/audit.module.ts';
import { Audit } from './audit/audit.service.ts';
import { Clock } from './clock.ts';
import { Config } from './config.ts';
import { Database } from './database/database.ts';
import { Events } from './events.ts';
import { HttpModule } from './http/http.module.ts';
import { LOGGER, type Logger } from './logger.ts';
import { Secrets } from './secrets.ts';
import { Today } from './today.ts';

export interface PlatformParts {
  readonly config: Config;
  readonly database: Database;
  readonly logger: Logger;
  readonly clock?: Clock;
}

/** What every feature may ask for: settings, tables, log, clock, events. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The last hook: every part has ended by then, and whoever still asks is told that the database is closed. */
  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }

  static with({ config, database, logger, clock }: PlatformParts): DynamicModule {
    const events = new Events((fault) => logger.error({ err: fault }, 'a listener failed'));
    const providers = [
      { provide: Config, useValue: config },
      { provide: Database, useValue: database },
      { provide: LOGGER, useValue: logger },
      { provide: Clock, useValue: clock ?? new Clock() },
      { provide: Events, useValue: events },
      { provide: Secrets, useFactory: () => Secrets.of(config) },
      Audit,
      Today,
    ];
    const doors = [
      { provide: APP_GUARD, useClass: AccessGuard },
      { provide: APP_INTERCEPTOR, useClass: ActingInterceptor },
    ];
    return {
      module: PlatformModule,
      imports: [HttpModule, AuditModule],
      providers: [...providers, ...doors],
      exports: providers,
    };
  }
}
