import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import raEnglish from 'ra-language-english';
import { english } from './english.ts';
import { pageText } from './page-texts.ts';

const messages = { ...raEnglish, ...english };
const provider = polyglotI18nProvider(() => messages, 'en', [{ locale: 'en', name: 'English' }], { allowMissing: false });

/** Polyglot's texts, and those that pages brought along (`addPageTexts`), which it takes by its `_` option. */
export const i18nProvider: I18nProvider = {
  ...provider,
  translate: (key, options) => {
    const text = pageText(key);
    return provider.translate(key, text === undefined ? options : { ...options, _: text });
  },
};
