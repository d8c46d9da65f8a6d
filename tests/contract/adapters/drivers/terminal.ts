import { randomUUID } from 'node:crypto';
import { readConfig } from '../../../../config.ts';
import { openHouse } from '../../../../house.ts';
import { Terminal } from '../../../support/terminal.ts';
import type { Adapter, Citizen } from '../driver.ts';

const driven = (at: Terminal): Citizen => ({
  conversationId: at.conversationId,
  says: (text) => at.types(text),
  presses: (label) => at.presses(label),
  shown: async () => at.said,
});

export const terminal: Adapter = {
  name: 'the terminal',
  async start(dataDir) {
    const house = await openHouse(readConfig({ DATA_DIR: dataDir, CMS_IMPORT: 'off', LINK_CHECK: 'off' }));
    const open: Terminal[] = [];
    const sitsDown = async (conversationId: string): Promise<Citizen> => {
      const at = new Terminal(house, conversationId);
      open.push(at);
      return driven(await at.ready());
    };
    return {
      house,
      arrives: () => sitsDown(randomUUID()),
      returns: sitsDown,
      async stop() {
        await Promise.all(open.map((at) => at.ends()));
        await house.close();
      },
    };
  },
};
