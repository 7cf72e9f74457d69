import {
  IconActivity,
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
} from '@tabler/icons-react';

/** What a state means to a reader; the word may be more exact than the kind. */
export type StateKind = 'pass' | 'warning' | 'action' | 'signal' | 'unknown';

/** The usual word of a state, and its icon. */
export const stateKinds = {
  pass: { word: 'Done', icon: IconCircleCheck },
  warning: { word: 'Warning', icon: IconAlertTriangle },
  action: { word: 'Action', icon: IconAlertCircle },
  signal: { word: 'Signal', icon: IconActivity },
  unknown: { word: 'Not evaluated', icon: IconCircleDashed },
} as const;

interface StateBadgeProps {
  readonly kind: StateKind;
  readonly word?: string;
}

/** Word, icon and colour, always together; the word keeps the text colour so that it reads in every light. */
export const StateBadge = ({ kind, word }: StateBadgeProps) => {
  const { word: fallback, icon: Icon } = stateKinds[kind];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 5, whiteSpace: 'nowrap' }}>
      <Icon size={16} stroke={2} className={`state-${kind}`} aria-hidden />
      {word ?? fallback}
    </span>
  );
};
