import { useTranslate } from 'react-admin';
import { PageTitle } from '../ui/page-title.tsx';
import { ProblemView } from '../ui/problem-view.tsx';

/** Where a page leads those who may not see it. */
export default function AccessDeniedPage() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.problem.forbidden')} />
      <ProblemView error={{ status: 403 }} />
    </>
  );
}
