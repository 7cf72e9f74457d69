import { SubNav } from '../frame/sub-nav.tsx';

/** The pages of quality control, beside each other. */
export const QcNav = () => <SubNav label="Pages of quality control" of="/qc" />;
