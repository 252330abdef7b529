/** The pure core: it may see nothing but the language itself. */
@SuppressWarnings("module")
module understudy.topology {
  requires static org.jspecify;

  exports understudy.topology;
  exports understudy.topology.convergence;
  exports understudy.topology.diagnosis;
  exports understudy.topology.election;
  exports understudy.topology.examination;
  exports understudy.topology.failover;
  exports understudy.topology.gtid;
  exports understudy.topology.membership;
  exports understudy.topology.switchover;
  exports understudy.topology.trait;
}
