import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { codeOf } from '../../api.ts';
import { useWords } from '../../words.ts';
import { editingApi } from '../api.ts';
import { Refused } from '../learning/Refused.tsx';

/** A step's picture: chosen, shown, and taken away again. */
export function PictureField({ picture, set }: { picture: string | undefined; set(picture: string | undefined): void }) {
  const words = useWords();
  const [failed, setFailed] = useState<string | null>(null);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setFailed(null);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let text = '';
      for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
      set((await editingApi.addPicture(btoa(text))).name);
    } catch (reason) {
      setFailed(codeOf(reason));
    }
  };
  return (
    <div className="form-picture">
      {picture !== undefined && <img src={`/pictures/${picture}`} alt="" />}
      <label>{words(picture === undefined ? 'form.picture.choose' : 'form.picture.other')} <input type="file" accept="image/jpeg,image/png,image/webp" onChange={(event) => void choose(event.target.files?.[0])} /></label>
      <p className="quiet">{words('form.picture.hint')}</p>
      {picture !== undefined && <Button onClick={() => set(undefined)}>{words('form.picture.remove')}</Button>}
      {failed !== null && <Refused says="form.refused" code={failed} />}
    </div>
  );
}
