import { Button, Stack } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useState } from 'react';
import type { Study, StudyFinding } from '../../dose/study.contract.ts';
import { Section } from '../ui/section.tsx';

/** More than this many are folded: 316 events can each have the same remark. */
const firstShown = 8;

interface SaidFinding {
  readonly severity: StudyFinding['severity'];
  readonly message: string;
  readonly times: number;
}

/** Two reports of a study often have the same to say: it is said once, with how often. */
const saidOnce = (findings: readonly StudyFinding[]): SaidFinding[] => {
  const said = new Map<string, SaidFinding>();
  for (const { severity, message } of findings) {
    const key = `${severity} ${message}`;
    said.set(key, { severity, message, times: (said.get(key)?.times ?? 0) + 1 });
  }
  return [...said.values()];
};

/** What is odd about the reports, in words; warnings first. */
export const Findings = ({ study }: { readonly study: Study }) => {
  const [all, showAll] = useState(false);
  if (study.findings.length === 0) return null;
  const rank = (severity: 'info' | 'warning'): number => (severity === 'warning' ? 0 : 1);
  const sorted = saidOnce(study.findings).sort((a, b) => rank(a.severity) - rank(b.severity));
  const shown = all ? sorted : sorted.slice(0, firstShown);
  return (
    <Section
      title="Findings"
      note="What is odd about the reports, and what was made of it. The reports themselves stay as they came."
    >
      <Stack component="ul" gap={6} className="findings">
        {shown.map((finding) => (
          <li key={`${finding.severity} ${finding.message}`}>
            {finding.severity === 'warning' ? (
              <IconAlertTriangle size={17} className="state-warning" aria-hidden />
            ) : (
              <IconInfoCircle size={17} className="state-unknown" aria-hidden />
            )}
            <span>
              <strong>{finding.severity === 'warning' ? 'Warning' : 'Note'}:</strong> {finding.message}
              {finding.times > 1 && <span className="beside"> ({finding.times} times)</span>}
            </span>
          </li>
        ))}
      </Stack>
      {sorted.length > firstShown && (
        <Button variant="subtle" size="compact-md" fz="sm" mt="xs" onClick={() => showAll(!all)}>
          {all ? 'Show fewer' : `Show all ${sorted.length}`}
        </Button>
      )}
    </Section>
  );
};
