import { Fragment } from 'react';

/** The name of a field or fact, which breaks between its words where there is no room for all of it. */
export const Name = ({ children }: { children: string }) => {
  const words = children.split(/(?<=[._])/);
  return words.map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words of a name never move
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {word}
    </Fragment>
  ));
};
