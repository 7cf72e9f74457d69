import type { MigrationInterface, QueryRunner } from 'typeorm';

const atOnce = 500;
const separator = ' · ';

interface Searched {
  readonly id: number;
  readonly accession_number: string;
  readonly search_text: string;
}

const next = (runner: QueryRunner, after: number): Promise<Searched[]> =>
  runner.query(
    `select id, accession_number, search_text from dose_study
      where id > $1 and accession_number is not null order by id limit $2`,
    [after, atOnce],
  ) as Promise<Searched[]>;

/** The text without its last part, where that is the accession number. */
const without = ({ accession_number, search_text }: Searched): string => {
  const number = accession_number.trim().toLowerCase();
  if (search_text === number) return '';
  const tail = `${separator}${number}`;
  return search_text.endsWith(tail) ? search_text.slice(0, -tail.length) : search_text;
};

/** The text by which studies are searched holds the accession number no longer: who may not see it must not find by it. */
export class SearchText1795000000041 implements MigrationInterface {
  readonly name = 'SearchText1795000000041';

  async up(runner: QueryRunner): Promise<void> {
    let studies = await next(runner, 0);
    while (studies.length > 0) {
      for (const study of studies)
        await runner.query('update dose_study set search_text = $1 where id = $2', [
          without(study),
          study.id,
        ]);
      studies = await next(runner, studies.at(-1)?.id ?? 0);
    }
  }

  /** Nothing is to be taken back: the text is made anew with the study. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
