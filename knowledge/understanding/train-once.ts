import type { ModelStore } from '../editing/ports.ts';

/** What the instances share of models; `knowledge/editing/ports.ts` says what each does. */
export type SharedModels = Pick<ModelStore, 'claimTraining' | 'keepModel' | 'model' | 'forgetModels'>;

export interface TrainingOnce {
  hash: string;
  models: SharedModels;
  /** Models that are kept; the others are forgotten. */
  kept: number;
  train(): Promise<Uint8Array>;
  givenUp?: AbortSignal | undefined;
}

/** Whoever trains says again and again that it does; whoever has not said so for so many milliseconds has died. */
const claimedFor = 20_000;
/** Whoever waits for another instance's model looks so often, in milliseconds. */
const lookEvery = 200;

/** A model that one of the instances trains and all others wait for. What nobody ends, because it failed or died, another takes over. */
export async function trainOnce({ hash, models, kept, train, givenUp }: TrainingOnce): Promise<Uint8Array> {
  for (;;) {
    givenUp?.throwIfAborted();
    const known = await models.model(hash);
    if (known !== undefined) return known;
    const claim = await claimed(hash, models);
    if (claim !== undefined) {
      try {
        const file = await train();
        await models.keepModel(hash, file, new Date().toISOString());
        await models.forgetModels(kept);
        return file;
      } finally {
        await claim.end();
      }
    }
    await new Promise((resolve) => setTimeout(resolve, lookEvery));
  }
}

/** The claim on a training, which is renewed until it ends; undefined where another instance has it. */
async function claimed(hash: string, models: SharedModels): Promise<{ end(): Promise<void> } | undefined> {
  const after = (): string => new Date(Date.now() + claimedFor).toISOString();
  let until = after();
  if (!(await models.claimTraining(hash, new Date().toISOString(), until))) return undefined;
  // Only whoever knows until when a claim holds can renew it before that.
  const move = async (to: string): Promise<void> => {
    if (await models.claimTraining(hash, until, to)) until = to;
  };
  let moving = Promise.resolve();
  const timer = setInterval(() => { moving = moving.then(() => move(after())).catch(() => undefined); }, claimedFor / 4);
  return {
    async end() {
      clearInterval(timer);
      await moving;
      // A claim that can't be ended ends by itself.
      await move(new Date().toISOString()).catch(() => undefined);
    },
  };
}
