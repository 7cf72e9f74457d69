import { PageHeader } from '../ui/page-header.tsx';

export const UnitsPage = () => <PageHeader title="Units" />;
