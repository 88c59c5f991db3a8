import { i18nProvider } from './i18n-provider.ts';
import { addPageTexts } from './page-texts.ts';

addPageTexts('console.example', { title: 'Plan %{name}', count: { workspaces: '%{smart_count} workspace |||| %{smart_count} workspaces' } });

it('texts of a page are filled in and put into the plural as all others', () => {
  expect(i18nProvider.translate('console.example.title', { name: 'Team' })).toBe('Plan Team');
  expect(i18nProvider.translate('console.example.count.workspaces', { smart_count: 1 })).toBe('1 workspace');
  expect(i18nProvider.translate('console.example.count.workspaces', { smart_count: 3 })).toBe('3 workspaces');
});

it('texts that came with the application stay what they are', () => {
  expect(i18nProvider.translate('console.menu.tasks')).toBe('Tasks');
});
