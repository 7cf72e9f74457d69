import { IconBuildingHospital, IconPencil, IconHome, IconInbox, IconListDetails } from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** A place in the rail. Only what exists is named here. */
export interface Page {
  readonly path: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
}

export const pages: readonly Page[] = [
  { path: '/', label: 'Today', icon: IconHome },
  { path: '/studies', label: 'Studies', icon: IconListDetails },
  { path: '/inbox', label: 'Inbox', icon: IconInbox },
  { path: '/units', label: 'Units', icon: IconBuildingHospital },
  { path: '/by-hand', label: 'By hand', icon: IconPencil },
];
