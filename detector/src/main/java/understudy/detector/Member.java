package understudy.detector;

/** One watched instance: how it is asked, and the thread that asks it in a rhythm. */
record Member(SharedProbe held, SharedProbe fresh, Thread watch) {
  void rest() {
    watch.interrupt();
  }
}
