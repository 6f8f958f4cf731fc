export const PHONE = '(max-width: 640px)'
