import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import type { DesignationView } from '../../personnel/supervision/supervision.contract.ts';
import type { PersonDetails } from '../../personnel/people.contract.ts';
import { Section } from '../ui/section.tsx';
import { DesignationTable } from './designation-table.tsx';
import { useDesignations } from './use-designations.ts';

const AllOfThem = () => (
  <Anchor component={Link} to="/designations" size="sm" underline="always">
    All designations and their policies
  </Anchor>
);

const standing = (
  designations: readonly DesignationView[],
  isWanted: (designation: DesignationView) => boolean,
): readonly DesignationView[] => designations.filter((each) => each.state !== 'ended' && isWanted(each));

/** Who is designated on one unit. */
export const DesignationsOfUnit = ({ unitId }: { readonly unitId: number }) => {
  const { data } = useDesignations();
  if (data === undefined) return null;
  const own = standing(data.designations, ({ unit }) => unit.id === unitId);
  return (
    <Section title="Designated for positioning fluoroscopy" note={<AllOfThem />}>
      {own.length === 0 ? (
        <Text size="sm" c="dimmed">
          No technologist is.
        </Text>
      ) : (
        <DesignationTable label="Designated technologists" designations={own} side="of-unit" />
      )}
    </Section>
  );
};

/** Where a technologist is designated, or for whom a physician is in the room; nothing where it is neither. */
export const DesignationsOfPerson = ({ person }: { readonly person: PersonDetails }) => {
  const { data } = useDesignations();
  const designations = data?.designations ?? [];
  const own = standing(designations, ({ technologist }) => technologist.id === person.id);
  const supervised = standing(designations, (each) => each.supervisingPhysician.id === person.id);
  return (
    <>
      {(own.length > 0 || person.profession === 'technologist') && data !== undefined && (
        <Section title="Designated for positioning fluoroscopy" note={<AllOfThem />}>
          {own.length === 0 ? (
            <Text size="sm" c="dimmed">
              On no unit.
            </Text>
          ) : (
            <DesignationTable label="Designations" designations={own} side="of-technologist" />
          )}
        </Section>
      )}
      {supervised.length > 0 && (
        <Section title="In the room with designated technologists" note={<AllOfThem />}>
          <DesignationTable label="Supervised designations" designations={supervised} side="of-physician" />
        </Section>
      )}
    </>
  );
};
