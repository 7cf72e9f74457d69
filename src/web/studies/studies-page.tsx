import { PageHeader } from '../ui/page-header.tsx';

export const StudiesPage = () => <PageHeader title="Studies" />;
