/** Why a backup or a restore is not done, in a sentence for whoever asked for it. Nothing was changed. */
export class BackupRefused extends Error {}
