import { UnstyledButton } from '@mantine/core';
import { broughtAbout } from '../round/judged.ts';
import { draftAt, enteredAt, fieldAt, type Round, type Step } from '../round/round.ts';
import { saidOf, valueWords, type Said } from '../round/said.ts';
import { VerdictBadge } from '../../qc/badges.tsx';
import { SaidLines } from './verdict.tsx';

const Line = ({ said }: { readonly said: Said }) => (
  <span className="just-line">
    <span className="just-head">
      <strong>
        {said.label}
        {said.value === null ? '' : ` ${said.value}`}
      </strong>
      <VerdictBadge verdict={said.verdict} />
    </span>
    <span className="just-said">
      <SaidLines said={said} />
    </span>
  </span>
);

interface JustEnteredProps {
  readonly round: Round;
  readonly onOpen: (step: Step) => void;
}

/** What was entered last and what it is worth, beside what comes next: a pass costs no tap. */
export const JustEntered = ({ round, onOpen }: JustEnteredProps) => {
  const { just } = round;
  if (just === null || enteredAt(round, just) === null) return null;
  const draft = draftAt(round, just);
  const said = broughtAbout(round, just, new Date()).flatMap((each) => saidOf(each, draft) ?? []);
  const field = fieldAt(round, just);
  return (
    <div role="status" className="just">
      <UnstyledButton className="just-entered" onClick={() => onOpen(just)}>
        {said.length === 0 ? (
          <span className="just-head">
            <strong>{field.label}</strong> {valueWords(enteredAt(round, just)?.value ?? null, field)}
          </span>
        ) : (
          said.map((each) => <Line key={each.label} said={each} />)
        )}
      </UnstyledButton>
    </div>
  );
};
