import { PageHeader } from '../ui/page-header.tsx';

export const StudyPage = () => <PageHeader title="Study" />;
