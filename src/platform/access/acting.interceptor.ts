import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Observable } from 'rxjs';
import { Audit } from '../audit/audit.service.ts';
import { ProblemException } from '../problem.ts';
import { acting, actingAs } from './acting.ts';
import type { CalledRequest } from './permit.ts';

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets handlers work in the name of the caller, and writes a line of the audit trail for a change that wrote none itself
 * (those that do write before and after, in the same transaction), and for what a handler refused.
 */
@Injectable()
export class ActingInterceptor implements NestInterceptor {
  constructor(private readonly audit: Audit) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const { caller } = request;
    if (caller === undefined) return next.handle();
    const handler = `${context.getClass().name}.${context.getHandler().name}`;
    return new Observable((subscriber) =>
      actingAs(caller.who, () =>
        next.handle().subscribe({
          next: (value) => subscriber.next(value),
          error: (fault) => {
            const end = () => subscriber.error(fault);
            this.tellIfRefused(request, handler, fault).then(end, end);
          },
          complete: () => {
            this.tellIfUntold(request, handler).then(
              () => subscriber.complete(),
              (fault: unknown) => subscriber.error(fault),
            );
          },
        }),
      ),
    );
  }

  private async tellIfRefused(request: CalledRequest, handler: string, fault: unknown): Promise<void> {
    if (!(fault instanceof ProblemException) || fault.problem.status !== 403) return;
    if (acting()?.told !== 0) return;
    const code = fault.problem.type.replace('urn:kerma:', '');
    await this.audit.refusedThere(handler, `${request.method} ${request.path}`, code);
  }

  private async tellIfUntold(request: CalledRequest, handler: string): Promise<void> {
    if (safe.has(request.method) || acting()?.told !== 0) return;
    await this.audit.tell({ action: 'changed', subject: { kind: 'route', id: handler } });
  }
}
