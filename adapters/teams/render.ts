import { ActivityTypes, CardFactory, type Activity as ChannelActivity } from 'botbuilder';
import type { Activity } from '../../common/activity.ts';

/** Teams shows the first three suggested actions and drops the rest. */
const suggestedLimit = 3;
/** And of a hero card's buttons the first six (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference#hero-card). */
const cardLimit = 6;

/** A stored activity as the channel shows it: buttons become a card, because there are nearly always more than three. */
export function render(activity: Activity): Partial<ChannelActivity> {
  const buttons = activity.suggestedActions?.actions ?? [];
  const whole: Partial<ChannelActivity> = {
    type: activity.type === 'typing' ? ActivityTypes.Typing : activity.type === 'event' ? ActivityTypes.Event : ActivityTypes.Message,
    ...(activity.text === undefined ? {} : { text: spoken(activity) }),
    ...(activity.textFormat === undefined ? {} : { textFormat: activity.textFormat }),
    ...(activity.name === undefined ? {} : { name: activity.name }),
    ...(activity.value === undefined ? {} : { value: activity.value }),
    ...(activity.locale === undefined ? {} : { locale: activity.locale }),
    channelData: { selvhjulpenId: activity.id },
  };
  if (buttons.length === 0) return whole;
  if (buttons.length <= suggestedLimit) return { ...whole, suggestedActions: { to: [], actions: buttons } };
  const cards = Array.from({ length: Math.ceil(buttons.length / cardLimit) }, (_, index) => buttons.slice(index * cardLimit, (index + 1) * cardLimit));
  return { ...whole, attachmentLayout: 'list', attachments: cards.map((each) => CardFactory.heroCard('', undefined, each)) };
}

/** A librarian speaks through the bot's account, so the name stands in the text. */
const spoken = (activity: Activity): string =>
  activity.channelData?.role === 'librarian' && activity.from.name !== undefined ? `${activity.from.name}: ${activity.text}` : activity.text ?? '';
