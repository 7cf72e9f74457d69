import { Text } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import type { ChecklistField, ChecklistItem, ItemAnswer } from '../../../qc/core/fields.ts';
import { BigAction } from './big-action.tsx';
import type { StepProps } from './step-props.ts';

const words = { pass: 'OK', fail: 'Fails', 'n/a': 'None here' } as const;

interface ItemProps {
  readonly item: ChecklistItem;
  readonly answer: ItemAnswer | null;
  readonly mayNotApply: boolean;
  readonly onAnswer: (answer: ItemAnswer) => void;
}

const Item = ({ item, answer, mayNotApply, onAnswer }: ItemProps) => (
  <li>
    <span className="item-label" id={`item-${item.key}`}>
      {item.label}
    </span>
    <span className="answers" role="group" aria-labelledby={`item-${item.key}`}>
      {(mayNotApply ? (['pass', 'fail', 'n/a'] as const) : (['pass', 'fail'] as const)).map((each) => (
        <button
          key={each}
          type="button"
          className={`answer ${each === 'n/a' ? 'none' : each}`}
          aria-pressed={answer === each}
          onClick={() => onAnswer(each)}
        >
          {words[each]}
        </button>
      ))}
    </span>
  </li>
);

const isOpen = (answers: Readonly<Record<string, ItemAnswer>>, { key }: ChecklistItem): boolean =>
  !(key in answers);

/** What is still to be answered, in words. */
const restWords = (safety: number, ordinary: number): string => {
  if (safety === 0) return 'Rest OK';
  const items = `${safety} safety ${safety === 1 ? 'item' : 'items'}`;
  return ordinary === 0 ? `Answer ${items} above` : 'Rest OK';
};

/** Each safety item asks a tap of its own; the ordinary ones may be answered together. */
export const ChecklistStep = ({ field, typing, onType, onEnter }: StepProps<ChecklistField>) => {
  const { answers } = typing;
  const take = (next: Readonly<Record<string, ItemAnswer>>): void => {
    onType({ answers: next });
    if (field.items.every((item) => !isOpen(next, item))) onEnter(next);
  };
  const safety = field.items.filter(({ kind }) => kind === 'safety');
  const ordinary = field.items.filter(({ kind }) => kind === 'ordinary');
  const openOrdinary = ordinary.filter((item) => isOpen(answers, item));
  const openSafety = safety.filter((item) => isOpen(answers, item));
  const restOk = (): void =>
    take({ ...answers, ...Object.fromEntries(openOrdinary.map(({ key }) => [key, 'pass' as const])) });
  const items = (list: readonly ChecklistItem[]) =>
    list.map((item) => (
      <Item
        key={item.key}
        item={item}
        answer={answers[item.key] ?? null}
        mayNotApply={field.mayNotApply}
        onAnswer={(answer) => take({ ...answers, [item.key]: answer })}
      />
    ));
  return (
    <>
      {safety.length > 0 && (
        <Text className="list-head">
          <IconShieldCheck size={18} aria-hidden /> Safety: each one by itself
        </Text>
      )}
      <ul className="checklist">{items(safety)}</ul>
      {ordinary.length > 0 && <Text className="list-head">The rest</Text>}
      <ul className="checklist">{items(ordinary)}</ul>
      {(ordinary.length > 0 || openSafety.length > 0) && (
        <BigAction isOff={openOrdinary.length === 0} onAct={restOk}>
          {restWords(openSafety.length, openOrdinary.length)}
        </BigAction>
      )}
    </>
  );
};
