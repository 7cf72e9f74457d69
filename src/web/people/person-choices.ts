import type { PersonView, ProfessionName } from '../../personnel/people.contract.ts';

export interface PersonChoice {
  readonly value: string;
  readonly label: string;
}

const choiceOf = ({ id, name, title }: PersonView): PersonChoice => ({
  value: String(id),
  label: title === null ? name : `${name}, ${title}`,
});

/** Those of a profession, for a list to choose from. */
export const choicesOf = (people: readonly PersonView[], profession: ProfessionName): PersonChoice[] =>
  people.filter((person) => person.profession === profession).map(choiceOf);

/** Those of a profession first, all others after them. */
export const groupedChoices = (
  people: readonly PersonView[],
  profession: ProfessionName,
  group: string,
): { group: string; items: PersonChoice[] }[] => [
  { group, items: choicesOf(people, profession) },
  { group: 'Others', items: people.filter((person) => person.profession !== profession).map(choiceOf) },
];
