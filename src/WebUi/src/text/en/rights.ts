// What people read on pages that take a higher role than theirs.

export const rights = {
  needsSiteAdmin: 'This page is for site administrators',
  needsSiteAdminHint: 'Clusters are added and changed by site administrators. Ask one of them for what you need here.',
} as const
