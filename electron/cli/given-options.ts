// What the options that several commands share give to their work. Names are commander's: camel case of the long flags.

export interface CommonOptions {
  json?: boolean;
  dataDir?: string;
}

export interface TargetOptions extends CommonOptions {
  tenant?: string;
  credential?: string;
  org?: string;
  clientId?: string;
  customDomain?: boolean;
  secretStdin?: boolean;
  fault?: string[];
}

export interface SecretOptions extends CommonOptions {
  secretStdin?: boolean;
  protect?: 'keyring' | 'passphrase';
}
