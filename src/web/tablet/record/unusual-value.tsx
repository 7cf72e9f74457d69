import { IconAlertTriangle } from '@tabler/icons-react';
import { BigAction } from './big-action.tsx';

interface UnusualValueProps {
  readonly words: string;
  readonly onRight: () => void;
  readonly onAgain: () => void;
}

/** Asks once whether a value that looks like a slip is meant. */
export const UnusualValue = ({ words, onRight, onAgain }: UnusualValueProps) => (
  <div role="alert">
    <div className="large-verdict warning">
      <IconAlertTriangle size={34} stroke={1.8} className="state-warning" aria-hidden />
      <p className="ask">{words}</p>
    </div>
    <div className="choices">
      <button type="button" onClick={onRight}>
        Yes, it is right
      </button>
    </div>
    <BigAction onAct={onAgain}>Type it again</BigAction>
  </div>
);
