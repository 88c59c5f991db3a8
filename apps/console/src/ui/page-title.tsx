import { useEffect } from 'react';
import { Title, useTranslate } from 'react-admin';

/** The page's name: as the heading in the top bar and in the browser's tab. */
export function PageTitle({ title }: { title: string }) {
  const product = useTranslate()('console.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return <Title title={title} />;
}
