import type { ReactNode } from 'react';
import './facts.css';

export interface Fact {
  readonly name: string;
  /** null is "not reported". */
  readonly value: ReactNode;
}

/** Names and values, in as many columns as there is room for. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(({ name, value }) => (
      <div key={name} className="fact">
        <dt>{name}</dt>
        <dd>{value ?? <span className="not-reported">not reported</span>}</dd>
      </div>
    ))}
  </dl>
);
