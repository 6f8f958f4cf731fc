// What administrators read: users, keys, sites, the audit log, and who has to approve what.

export const access = {
  roles: { guest: 'guest', viewer: 'viewer', operator: 'operator', site_admin: 'site administrator', org_admin: 'organization administrator', admin: 'administrator', super_admin: 'super administrator' } as Record<string, string>,
  remove: 'Remove',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeConfirm: (name: string) => `Type ${name} to remove it`,
  failed: 'It was not saved',
  needsOrgAdmin: 'This page is for organization administrators',
  needsOrgAdminHint: 'Ask one of them for what you need here.',
  users: {
    title: 'Users', add: 'Add a user', edit: 'Edit',
    head: { name: 'User name', display: 'Name', role: 'Role', sites: 'Sites', state: 'State', last: 'Last sign-in' },
    allSites: 'all', disabled: 'disabled', enabled: 'active', never: 'never',
    username: 'User name', display: 'Name', email: 'E-mail', role: 'Role', roleHint: 'Only roles below your own.', password: 'Password', passwordHint: '12 to 512 characters.', newPassword: 'New password', newPasswordHint: 'Empty: it stays. A new one ends all sessions.',
    sites: 'Only these sites', sitesHint: 'None: all sites of the organization.', disable: 'May not sign in', removeHint: 'All their sessions and API keys end at once. What they did stays in the audit log.',
    actions: (name: string) => `Actions for ${name}`,
  },
  keys: {
    title: 'API keys', add: 'Add a key', hint: 'Keys are for programs: they act as you, with at most your role. The key itself is shown once.',
    head: { name: 'Name', role: 'Role', created: 'Made', expires: 'Expires', used: 'Last used' },
    name: 'Name', role: 'Role', expires: 'Expires in days', expiresHint: 'Empty: never.', never: 'never',
    shownOnce: 'Copy the key now: it is not shown again.', key: 'Key', removeHint: 'Programs that use it can no longer sign in.', emptyTitle: 'No keys yet', done: 'I have copied it',
  },
  sites: {
    title: 'Sites', add: 'Add a site', hint: 'Clusters belong to sites, and users can be limited to some.', head: { name: 'Name', description: 'Description', created: 'Made' }, name: 'Name', description: 'Description',
    removeHint: 'Only a site that no controller belongs to can be removed.', emptyTitle: 'No sites yet', required: 'Needed.', edit: 'Edit',
  },
  audit: {
    title: 'Audit', head: { seq: 'No.', at: 'When', who: 'Who', action: 'Action', target: 'What', result: 'Result', detail: 'Detail', address: 'From' },
    actor: 'Who (user name)', action: 'Action', actionHint: 'change.applied, or change.* for all', since: 'Since', until: 'Until',
    verify: 'Verify the chain', verifying: 'Checking each entry…',
    intact: (n: string) => `The chain holds: all ${n} entries are as they were written.`,
    broken: (at: string, why: string) => `The chain breaks at entry ${at}: ${why}.`,
    reasons: { changed: 'it was changed', missing: 'an entry is missing', cut_off: 'the end was cut off' } as Record<string, string>,
    csv: 'CSV', ndjson: 'NDJSON', exportLabel: 'Export', more: 'Load older entries', emptyTitle: 'No entries', empty: 'Every sign-in, every change and every refusal is kept here in a chain that shows if somebody altered it.',
    results: { succeeded: 'done', denied: 'denied', failed: 'failed', unknown: 'unknown' } as Record<string, string>, system: 'the product', noMatch: 'No entry matches the filter.',
  },
  policy: {
    title: 'Changes: approval and maintenance windows',
    hint: 'Where several rules match, the strictest holds. Without rules nobody has to approve, and changes can be applied at any time.',
    lifetime: 'Hours until a change that nobody applied expires', lifetimeHint: '1 to 2160.', maxOpen: 'Open changes at most', maxOpenHint: '1 to 10000.',
    approvals: 'Who has to approve', windows: 'When changes may be applied', addApproval: 'Add a rule', addWindow: 'Add a window', removeRow: (n: number) => `Remove row ${n}`,
    risk: 'Risk, and higher', anyRisk: 'any risk', cluster: 'Cluster', anyCluster: 'any cluster', tag: 'Guest’s tag', anyTag: 'any', rule: 'Approval',
    rules: { none: 'nobody', one_approver: 'one person, also who asked', two_persons: 'another person than who asked' },
    days: 'Begins on', dayNames: { monday: 'Mon', tuesday: 'Tue', wednesday: 'Wed', thursday: 'Thu', friday: 'Fri', saturday: 'Sat', sunday: 'Sun' }, everyDay: 'every day',
    start: 'From', end: 'To', zone: 'Time zone', time: 'HH:MM', timeShape: 'A time as in 22:00.', zoneShape: 'Unknown time zone.', noApprovals: 'Nobody has to approve anything.', noWindows: 'Changes may be applied at any time.', saved: 'The policy was saved.',
  },
} as const
