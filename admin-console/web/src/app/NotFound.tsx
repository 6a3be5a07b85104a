import { Link } from '@tanstack/react-router';
import { Empty } from '@/shared/ui/Empty';
import { Page } from '@/shared/ui/Page';

export const NotFound = () => (
  <Page title="No such page">
    <Empty title="There is nothing at this address">
      It may be mistyped, or from another version. <Link to="/">Go home</Link>.
    </Empty>
  </Page>
);
