import {
  IconAlertCircle,
  IconBuildingHospital,
  IconCertificate,
  IconChartBar,
  IconChecklist,
  IconClipboardCheck,
  IconClipboardList,
  IconEyeCheck,
  IconHandFinger,
  IconHistory,
  IconHome,
  IconInbox,
  IconListCheck,
  IconListDetails,
  IconPencil,
  IconSettings,
  IconTable,
  IconUserCircle,
  IconUserQuestion,
  IconUserShield,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Permission } from '../../platform/access/permissions.contract.ts';
import { mayOneOf } from '../session/may.ts';
import { useMe } from '../session/me.ts';

/** A page that has a name of its own. Only what exists is named here. */
export interface Page {
  readonly path: string;
  readonly label: string;
  /** Among the pages of its place, where the name of the place is said already. */
  readonly labelInside?: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  /** One of these opens it; where none is named, it is for whoever is signed in. */
  readonly needs: readonly Permission[];
  /** Beside the places of work in the rail, or found by its name only. */
  readonly inRail: boolean;
  /** The page of the rail to which it belongs. */
  readonly under?: string;
}

const inRail = true;
const ofPeople = { needs: ['people.read'], inRail: false, under: '/people' } as const;

const ofQc = { needs: ['qc.read'], inRail: false, under: '/qc' } as const;

export const pages: readonly Page[] = [
  { path: '/', label: 'Today', icon: IconHome, needs: ['studies.read'], inRail },
  { path: '/studies', label: 'Studies', icon: IconListDetails, needs: ['studies.read'], inRail },
  { path: '/inbox', label: 'Inbox', icon: IconInbox, needs: ['arrivals.read'], inRail },
  { path: '/units', label: 'Units', icon: IconBuildingHospital, needs: ['units.read'], inRail },
  { path: '/qc', label: 'QC', labelInside: 'Today', icon: IconClipboardCheck, needs: ['qc.read'], inRail },
  { path: '/qc/review', label: 'QC review', labelInside: 'Review', icon: IconEyeCheck, ...ofQc },
  { path: '/qc/issues', label: 'QC issues', labelInside: 'Issues', icon: IconAlertCircle, ...ofQc },
  { path: '/qc/sessions', label: 'QC sessions', labelInside: 'Sessions', icon: IconListCheck, ...ofQc },
  {
    path: '/qc/procedures',
    label: 'QC procedures',
    labelInside: 'Procedures',
    icon: IconClipboardList,
    ...ofQc,
  },
  { path: '/qc/compliance', label: 'QC compliance', labelInside: 'Compliance', icon: IconChartBar, ...ofQc },
  { path: '/by-hand', label: 'By hand', icon: IconPencil, needs: ['studies.enter'], inRail },
  { path: '/people', label: 'People', icon: IconUsers, needs: ['people.read'], inRail },
  { path: '/credentials', label: 'Credentials', icon: IconCertificate, ...ofPeople },
  { path: '/qualifications', label: 'Who is qualified', icon: IconChecklist, ...ofPeople },
  { path: '/supervision', label: 'Supervision', icon: IconUserShield, ...ofPeople },
  { path: '/designations', label: 'Designations', icon: IconHandFinger, ...ofPeople },
  { path: '/operators', label: 'Operators', icon: IconUserQuestion, ...ofPeople, needs: ['operators.map'] },
  {
    path: '/settings',
    label: 'Settings',
    icon: IconSettings,
    needs: ['devices.manage', 'retention.change', 'audit.read'],
    inRail,
  },
  { path: '/audit', label: 'Audit trail', icon: IconHistory, needs: ['audit.read'], inRail: false },
  { path: '/permissions', label: 'Permissions', icon: IconTable, needs: ['self'], inRail: false },
  { path: '/account', label: 'My account', icon: IconUserCircle, needs: [], inRail: false },
];

/** Those that whoever is signed in may open. */
export const useMyPages = (): readonly Page[] => {
  const me = useMe();
  return pages.filter(({ needs }) => mayOneOf(me, needs));
};
