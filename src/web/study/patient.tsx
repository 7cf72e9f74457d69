import { Button, Text } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import type { Study } from '../../dose/study.contract.ts';
import { useMay } from '../session/me.ts';
import { formatDate } from '../ui/dates.ts';
import type { Fact } from '../ui/facts.tsx';
import { Facts } from '../ui/facts.tsx';
import { nbsp } from '../ui/numbers.ts';
import { personWords } from '../ui/person-name.ts';
import { QuantityText } from '../ui/quantity-text.tsx';
import { Section } from '../ui/section.tsx';

interface PatientProps {
  readonly study: Study;
  readonly shown: boolean;
  readonly onShow: (shown: boolean) => void;
}

const sexes = { M: 'male', F: 'female', O: 'other' } as const;
const pregnancy = {
  'not-pregnant': 'not pregnant',
  'possibly-pregnant': 'possibly pregnant',
  'definitely-pregnant': 'pregnant',
  unknown: 'unknown',
} as const;

const kept = {
  full: null,
  pseudonymous: 'Kerma keeps pseudonyms here: no name, and a keyed hash in place of the id.',
  none: 'Kerma keeps no patient identity here.',
} as const;

const ageWords = (years: number): string => {
  if (years >= 2) return `${Math.floor(years)}${nbsp}years`;
  return years >= 1 / 12
    ? `${Math.floor(years * 12)}${nbsp}months`
    : `${Math.round(years * 365.25)}${nbsp}days`;
};

const atStudy = ({ patientAtStudy: at }: Study): Fact[] => [
  { name: 'Age at the study', value: at.ageYears === null ? null : ageWords(at.ageYears) },
  { name: 'Sex', value: at.sex === null ? null : sexes[at.sex] },
  { name: 'Height', value: at.sizeM === null ? null : <QuantityText value={at.sizeM} unit="m" /> },
  { name: 'Weight', value: at.weightKg === null ? null : <QuantityText value={at.weightKg} unit="kg" /> },
  ...(at.pregnancyStatus === null ? [] : [{ name: 'Pregnancy', value: pregnancy[at.pregnancyStatus] }]),
];

const identity = ({ patient }: Study): Fact[] => {
  const name = patient?.name ?? null;
  const birthDate = patient?.birthDate ?? null;
  return [
    { name: 'Name', value: name === null ? null : <bdi>{personWords(name)}</bdi> },
    { name: 'Patient ID', value: patient?.patientId ?? null },
    { name: 'Issuer of the ID', value: patient?.issuer ?? null },
    { name: 'Birth date', value: birthDate === null ? null : formatDate(birthDate) },
  ];
};

/** To whom: age, sex and size always, who it is only when asked for. */
export const Patient = ({ study, shown, onShow }: PatientProps) => {
  const maySee = useMay('patients.identify');
  const isKept = study.privacyMode !== 'none' && study.patientRecordId !== null;
  return (
    <Section
      title="Patient"
      actions={
        maySee &&
        isKept && (
          <Button
            variant="default"
            size="compact-md"
            fz="sm"
            fw={400}
            leftSection={shown ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
            onClick={() => onShow(!shown)}
          >
            {shown ? 'Hide who it is' : 'Show who it is'}
          </Button>
        )
      }
    >
      <Facts facts={[...(shown ? identity(study) : []), ...atStudy(study)]} />
      {kept[study.privacyMode] !== null && (
        <Text size="sm" c="dimmed" mt="xs">
          {kept[study.privacyMode]}
        </Text>
      )}
      {isKept && !maySee && (
        <Text size="sm" c="dimmed" mt="xs">
          Who it is is shown to those whose roles include seeing who patients are.
        </Text>
      )}
    </Section>
  );
};
