/**
 * What a site's policy on who leads begins with. Source: the project's owner states that vertebral augmentation is not led by
 * non-physician radiology providers. Verification: none; no published text was at hand that says so, therefore the line calls
 * itself the site's policy, and the site's medical director confirms, changes or ends it. The words are beginnings of the
 * procedures' names in several languages; abbreviations ("VP", "KP") are left out, since they stand in other words too.
 */
export const vertebralAugmentation = {
  title: 'Vertebral augmentation',
  words: [
    'vertebroplast',
    'vertebro plast',
    'kyphoplast',
    'kypho plast',
    'cifoplast',
    'cyphoplast',
    'sacroplast',
    'sacro plast',
    'vertebral augment',
    'vertebral body augment',
    'vertebral body stent',
    'augmentation vertebra',
    'augmentation of vertebra',
  ],
  source: 'Site policy as Kerma begins with it: to be confirmed by the medical director.',
} as const;
