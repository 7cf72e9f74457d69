import { checkFields, refuseTwins } from './field-checks.ts';
import { isNumeric, optionsOf } from './fields.ts';
import { Place, refused, type PackProblem } from './pack-problem.ts';
import { packShape } from './pack-shape.ts';
import { fieldOf, type Pack, type Procedure, type Source } from './procedure.ts';
import { checkRule } from './rule-checks.ts';

export type PackReading =
  | { readonly ok: true; readonly pack: Pack }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

const longestPack = 5_000_000;

const checkSeries = (procedure: Procedure, at: Place): void => {
  procedure.seriesBy.forEach((key) => {
    const field = fieldOf(procedure, key);
    if (field === null) at.refuse('dangling-field', `There is no field “${key}” in this procedure.`);
    else if (optionsOf(field) === null)
      at.refuse('wrong-field-type', `“${key}” is no choice, so it cannot keep series apart.`);
  });
};

const checkTrends = (procedure: Procedure, at: Place): void => {
  procedure.trends.forEach(({ field: key }) => {
    const field = fieldOf(procedure, key);
    if (field === null) at.refuse('dangling-field', `There is no field “${key}” in this procedure.`);
    else if (!isNumeric(field)) at.refuse('wrong-field-type', `“${key}” holds no numbers to follow.`);
  });
};

const checkProcedureAt = (
  procedure: Procedure,
  sources: Readonly<Record<string, Source>>,
  at: Place,
): void => {
  procedure.sources
    .filter((key) => !Object.hasOwn(sources, key))
    .forEach((key) => {
      at.step('sources').refuse('dangling-source', `The source “${key}” is not in the pack.`);
    });
  checkFields(procedure.fields, at.step('fields'));
  refuseTwins(
    procedure.rules.map(({ key }) => key),
    at.step('rules'),
  );
  procedure.rules.forEach((rule) => {
    checkRule(rule, { fields: procedure.fields, sources }, at.step('rules').step(rule.key));
  });
  checkSeries(procedure, at.step('seriesBy'));
  checkTrends(procedure, at.step('trends'));
};

/** What is wrong with one procedure, for instance one that a physicist edits; nothing when it may be published. */
export const procedureProblems = (
  procedure: Procedure,
  sources: Readonly<Record<string, Source>>,
): readonly PackProblem[] => {
  const problems: PackProblem[] = [];
  checkProcedureAt(procedure, sources, new Place(procedure.key, problems));
  return problems;
};

/**
 * A pack from what a file holds, whole or not at all, with everything that is wrong in it: what could not be read, or what its
 * parts say wrongly of each other. Never throws on what JSON can hold.
 */
export const readPack = (value: unknown): PackReading => {
  const problems: PackProblem[] = [];
  const pack = packShape(value, new Place('', problems));
  if (pack === refused) return { ok: false, problems };
  refuseTwins(
    pack.procedures.map(({ key }) => key),
    new Place('procedures', problems),
  );
  pack.procedures.forEach((procedure) => {
    checkProcedureAt(procedure, pack.sources, new Place(procedure.key, problems));
  });
  return problems.length > 0 ? { ok: false, problems } : { ok: true, pack };
};

const refusedFor = (problem: PackProblem): PackReading => ({ ok: false, problems: [problem] });

/** A pack from the text of a file. */
export const readPackText = (text: string): PackReading => {
  if (text.length > longestPack)
    return refusedFor({
      code: 'too-long',
      where: 'the pack',
      message: `The file has ${text.length} characters; a pack has at most ${longestPack}.`,
    });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : 'no reason given';
    return refusedFor({ code: 'not-json', where: 'the pack', message: `The file is no JSON: ${why}.` });
  }
  return readPack(value);
};
