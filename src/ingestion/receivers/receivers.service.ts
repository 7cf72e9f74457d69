import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config.ts';
import { DicomAddress } from '../../platform/http/dicom-address.ts';
import { openToTheNetwork } from './c-store/open-to-the-network.ts';
import { CStoreReceiver } from './c-store/c-store.receiver.ts';
import { WatchFolderReceiver } from './watch-folder/watch-folder.receiver.ts';

/** The ways in that a server opens by itself; they close with the application. */
@Injectable()
export class Receivers {
  private readonly cStore: CStoreReceiver;
  private readonly watched: WatchFolderReceiver;
  private readonly dicom: DicomAddress;
  private readonly config: Config;

  constructor(cStore: CStoreReceiver, watched: WatchFolderReceiver, dicom: DicomAddress, config: Config) {
    this.cStore = cStore;
    this.watched = watched;
    this.dicom = dicom;
    this.config = config;
  }

  /** Opens them; gives the lines to show at start. Throws what a person can act upon. */
  async start(): Promise<string[]> {
    const listens = await this.cStore.start();
    this.dicom.port = this.cStore.address()?.port ?? null;
    const warning = listens && openToTheNetwork(this.config);
    const lines = [listens, warning, await this.watched.start()];
    return lines.filter((line) => line !== null);
  }
}
