import { notificationsStore, type NotificationData } from '@mantine/notifications'

export interface Told extends Pick<NotificationData, 'title' | 'message' | 'color'> {
  id: string
  at: string
}

const MOST = 30

let all: readonly Told[] = []
const listeners = new Set<() => void>()

const become = (next: readonly Told[]) => {
  all = next
  for (const listener of listeners) listener()
}

// Each toast passes here, also those that nobody looked at.
notificationsStore.subscribe(({ notifications }) => {
  const known = new Set(all.map((each) => each.id))
  const news = notifications.filter(({ id }) => id !== undefined && !known.has(id)).map(({ id, title, message, color }): Told => ({ id: id!, title, message, color, at: new Date().toISOString() }))
  if (news.length > 0) become([...news.toReversed(), ...all].slice(0, MOST))
})

export const told = {
  get all() {
    return all
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  clear: () => become([]),
}
