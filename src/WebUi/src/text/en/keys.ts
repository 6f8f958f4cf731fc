// What people read of keys and the palette, and where an action can be taken back.

export const keys = {
  title: 'Keys',
  off: 'Keys of one letter are switched off in your preferences.',
  everywhere: 'Everywhere',
  list: 'Tables',
  here: 'This page',
  what: {
    palette: 'search everything', help: 'this list', query: 'to the query', actions: 'actions of what has the focus', fleet: 'to the fleet', guests: 'to the guests', nodes: 'to the nodes', changes: 'to the changes', tasks: 'to the tasks', back: 'close the top layer',
    rows: 'next and previous row', ends: 'first and last row', open: 'open', preview: 'preview', pick: 'pick, with Shift up to here', page: 'pick the loaded page', menu: 'the row’s menu',
    power: 'start or shut down', reboot: 'reboot', backup: 'back up', migrate: 'migrate', console: 'open the console', views: 'saved views',
    approve: 'approve', reject: 'reject', apply: 'apply',
  },
  then: 'then',
  palette: {
    placeholder: 'Pages, clusters, guests, nodes, storages, changes… > actions only, # an ID',
    actions: (of: string) => `Actions on ${of}`,
    selected: (n: string) => `${n} picked`,
    recent: 'Recent',
    views: 'Saved views',
    nodes: 'Nodes',
    storages: 'Storages',
    changes: 'Changes',
    noActions: 'Nothing here has actions: open a guest, or focus or pick rows of a table.',
    keysOf: 'Keys of this page',
    toggleTheme: 'Switch between light and dark',
    account: 'My preferences',
  },
  undo: {
    action: 'Undo…',
    hint: 'Opens a plan that sets back what this change did, as its own record says. Nothing runs before you say so.',
  },
  views: {
    start: (name: string) => `Begin with ${name} after signing in`,
    noStart: (name: string) => `No longer begin with ${name}`,
    isStart: 'This is your start page now.',
    wasStart: 'You begin with the fleet again.',
  },
  bell: { label: (n: number) => (n === 0 ? 'What you were told' : `What you were told: ${n}`), empty: 'Results of what you start are kept here until you leave the page.', clear: 'Clear' },
  stream: { caughtUp: (n: string) => `Caught up, ${n}`, noneMissed: 'Caught up, nothing had changed.', readAgain: 'Caught up: what was missed could not be told, so everything was read again.' },
}
