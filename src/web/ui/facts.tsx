import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  readonly name: string;
  /** null is "not reported". */
  readonly value: ReactNode;
  /** Takes the room of two: for a UID, which has no place to break. */
  readonly isWide?: boolean;
}

/** Names and values, in as many columns as there is room for. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(({ name, value, isWide = false }) => (
      <div key={name} className={isWide ? 'fact wide' : 'fact'}>
        <dt>{name}</dt>
        <dd>{value ?? <span className="not-reported">not reported</span>}</dd>
      </div>
    ))}
  </dl>
);
