// SPDX-License-Identifier: Apache-2.0
package org.driftlab.catalog;

import java.util.List;
import java.util.Map;
import org.driftlab.data.Spec;
import org.driftlab.detect.Adwin;
import org.driftlab.detect.AdwinIncrease;
import org.driftlab.detect.Bocpd;
import org.driftlab.detect.Cusum;
import org.driftlab.detect.Ddm;
import org.driftlab.detect.Degradation;
import org.driftlab.detect.DetectorSpec;
import org.driftlab.detect.EDetector;
import org.driftlab.detect.Ecdd;
import org.driftlab.detect.Eddm;
import org.driftlab.detect.EveryN;
import org.driftlab.detect.Fhddm;
import org.driftlab.detect.Gma;
import org.driftlab.detect.HddmA;
import org.driftlab.detect.HddmW;
import org.driftlab.detect.Kswin;
import org.driftlab.detect.Mddm;
import org.driftlab.detect.PageHinkley;
import org.driftlab.detect.Rddm;
import org.driftlab.detect.Seed;
import org.driftlab.detect.Stepd;
import org.driftlab.detect.monitor.ChiSquare;
import org.driftlab.detect.monitor.Confidence;
import org.driftlab.detect.monitor.ConfidenceAccuracy;
import org.driftlab.detect.monitor.DomainClassifier;
import org.driftlab.detect.monitor.JensenShannon;
import org.driftlab.detect.monitor.Ks;
import org.driftlab.detect.monitor.MeanVariance;
import org.driftlab.detect.monitor.Mmd;
import org.driftlab.detect.monitor.MonitorSpec;
import org.driftlab.detect.monitor.PcaReconstruction;
import org.driftlab.detect.monitor.Psi;
import org.driftlab.detect.monitor.Uncertainty;
import org.driftlab.detect.monitor.Wasserstein;
import org.driftlab.engine.Expectation;
import org.driftlab.engine.Gate;
import org.driftlab.engine.Guard;
import org.driftlab.engine.LabelDelay;
import org.driftlab.engine.Strategy;
import org.driftlab.engine.Update;
import org.driftlab.learn.LearnerSpec;
import org.driftlab.learn.baseline.MajorityClass;
import org.driftlab.learn.baseline.NoChange;
import org.driftlab.learn.bayes.MultinomialNaiveBayes;
import org.driftlab.learn.bayes.NaiveBayes;
import org.driftlab.learn.ensemble.AdaptiveRandomForest;
import org.driftlab.learn.ensemble.AdwinBagging;
import org.driftlab.learn.ensemble.DynamicWeightedMajority;
import org.driftlab.learn.ensemble.LeveragingBagging;
import org.driftlab.learn.ensemble.OnlineBagging;
import org.driftlab.learn.ensemble.OnlineBoosting;
import org.driftlab.learn.ensemble.StreamingGradientBoosting;
import org.driftlab.learn.ensemble.StreamingRandomPatches;
import org.driftlab.learn.linear.FactorizationMachine;
import org.driftlab.learn.linear.LogisticRegression;
import org.driftlab.learn.linear.PassiveAggressive;
import org.driftlab.learn.linear.Perceptron;
import org.driftlab.learn.neighbour.NearestNeighbours;
import org.driftlab.learn.neighbour.SamKnn;
import org.driftlab.learn.neural.ContinualMlp;
import org.driftlab.learn.neural.Mlp;
import org.driftlab.learn.neural.NearestClassMean;
import org.driftlab.learn.neural.StreamingLda;
import org.driftlab.learn.tree.ExtremelyFastDecisionTree;
import org.driftlab.learn.tree.HoeffdingAdaptiveTree;
import org.driftlab.learn.tree.HoeffdingTree;
import org.driftlab.learn.wrap.ClassWeighted;
import org.driftlab.learn.wrap.DriftReset;
import org.driftlab.learn.wrap.OneHot;
import org.driftlab.learn.wrap.Scaled;
import org.driftlab.memory.ClassBalancedMemory;
import org.driftlab.memory.DriftAwareMemory;
import org.driftlab.memory.FifoMemory;
import org.driftlab.memory.MemorySpec;
import org.driftlab.memory.PrioritizedMemory;
import org.driftlab.memory.RepresentativeMemory;
import org.driftlab.memory.ReservoirMemory;
import org.driftlab.stream.Agrawal;
import org.driftlab.stream.CardPayments;
import org.driftlab.stream.ConceptDrift;
import org.driftlab.stream.DrivingSensors;
import org.driftlab.stream.FileStream;
import org.driftlab.stream.Friedman;
import org.driftlab.stream.Glyphs;
import org.driftlab.stream.Hyperplane;
import org.driftlab.stream.Led;
import org.driftlab.stream.LedDrift;
import org.driftlab.stream.Messages;
import org.driftlab.stream.Mixed;
import org.driftlab.stream.RandomRbf;
import org.driftlab.stream.RandomRbfDrift;
import org.driftlab.stream.RandomTree;
import org.driftlab.stream.RecurrentConceptDrift;
import org.driftlab.stream.Sea;
import org.driftlab.stream.ShopClicks;
import org.driftlab.stream.Sine;
import org.driftlab.stream.Stagger;
import org.driftlab.stream.StreamSpec;
import org.driftlab.stream.Waveform;
import org.driftlab.stream.WaveformDrift;

/**
 * All there is to choose from, one line each, with its defaults. Ids are permanent: they stand in stored files. A test runs
 * over every entry, so whoever adds a line here gets the contract checked.
 */
public final class Catalog {
  public static final Section<StreamSpec> STREAMS = new Section<>("stream", List.of(
      new Sea(),
      new Agrawal(),
      new Stagger(),
      new Sine(),
      new Mixed(),
      new Hyperplane(),
      new RandomRbf(),
      new RandomRbfDrift(),
      new Led(),
      new LedDrift(),
      new Waveform(),
      new WaveformDrift(),
      new RandomTree(),
      new Friedman(),
      new Glyphs(),
      new Messages(),
      new CardPayments(),
      new ShopClicks(),
      new DrivingSensors(),
      new ConceptDrift(),
      new RecurrentConceptDrift(),
      new FileStream()));

  public static final Section<LearnerSpec> LEARNERS = new Section<>("learner", List.of(
      new LogisticRegression(),
      new Perceptron(),
      new PassiveAggressive(),
      new FactorizationMachine(),
      new NaiveBayes(),
      new MultinomialNaiveBayes(),
      new HoeffdingTree(),
      new HoeffdingAdaptiveTree(),
      new ExtremelyFastDecisionTree(),
      new OnlineBagging(),
      new AdwinBagging(),
      new LeveragingBagging(),
      new AdaptiveRandomForest(),
      new StreamingRandomPatches(),
      new OnlineBoosting(),
      new StreamingGradientBoosting(),
      new DynamicWeightedMajority(),
      new DriftReset(),
      new Scaled(),
      new OneHot(),
      new ClassWeighted(),
      new NearestNeighbours(),
      new SamKnn(),
      new Mlp(),
      new ContinualMlp(),
      new NearestClassMean(),
      new StreamingLda(),
      new NoChange(),
      new MajorityClass()));

  public static final Section<DetectorSpec> DETECTORS = new Section<>("detector", List.of(
      new Degradation(),
      new Ddm(),
      new Eddm(),
      new Rddm(),
      new HddmA(),
      new HddmW(),
      new Adwin(),
      new AdwinIncrease(),
      new PageHinkley(),
      new Cusum(),
      new Ecdd(),
      new Gma(),
      new Stepd(),
      new Seed(),
      new Kswin(),
      new Fhddm(),
      new Mddm(),
      new Bocpd(),
      new EDetector(),
      new EveryN()));

  public static final Section<MonitorSpec> MONITORS = new Section<>("monitor", List.of(
      new Ks(),
      new Wasserstein(),
      new Psi(),
      new JensenShannon(),
      new ChiSquare(),
      new MeanVariance(),
      new Mmd(),
      new PcaReconstruction(),
      new DomainClassifier(),
      new Uncertainty(),
      new Confidence(),
      new ConfidenceAccuracy()));

  public static final Section<MemorySpec> MEMORIES = new Section<>("memory", List.of(
      new FifoMemory(),
      new ReservoirMemory(),
      new ClassBalancedMemory(),
      new PrioritizedMemory(),
      new RepresentativeMemory(),
      new DriftAwareMemory()));

  public static final Section<Strategy> POLICIES = new Section<>("policy", List.of(
      new Strategy.Static(),
      new Strategy.Continuous(),
      new Strategy.Gated(),
      new Strategy.RetrainOnDrift(),
      new Strategy.Periodic(),
      new Strategy.Manual()));

  public static final Section<Update> UPDATES = new Section<>("update policy", List.of(
      new Update.EveryLabel(),
      new Update.MiniBatch(),
      new Update.OnDegradation(),
      new Update.OnDetection(),
      new Update.FineTune(),
      new Update.Manual()));

  public static final Section<Gate> GATES = new Section<>("gate", List.of(
      new Gate()));

  public static final Section<Guard> GUARDS = new Section<>("guard", List.of(
      new Guard()));

  public static final Section<Expectation> EXPECTATIONS = new Section<>("expectation", List.of(
      new Expectation.Level(),
      new Expectation.Lead(),
      new Expectation.Detected(),
      new Expectation.Happens()));

  public static final Section<LabelDelay> DELAYS = new Section<>("label delay", List.of(
      new LabelDelay.Fixed(),
      new LabelDelay.Uniform(),
      new LabelDelay.Geometric(),
      new LabelDelay.Never()));

  private static final Map<Class<?>, Section<?>> SECTIONS = Map.ofEntries(
      Map.entry(StreamSpec.class, STREAMS),
      Map.entry(LearnerSpec.class, LEARNERS),
      Map.entry(DetectorSpec.class, DETECTORS),
      Map.entry(MonitorSpec.class, MONITORS),
      Map.entry(MemorySpec.class, MEMORIES),
      Map.entry(Strategy.class, POLICIES),
      Map.entry(LabelDelay.class, DELAYS),
      Map.entry(Update.class, UPDATES),
      Map.entry(Gate.class, GATES),
      Map.entry(Guard.class, GUARDS),
      Map.entry(Expectation.class, EXPECTATIONS));

  private Catalog() {}

  /**
   * The entry of an id in the section of a kind, such as {@code LearnerSpec.class}; it is how a spec within a spec is found.
   *
   * @throws org.driftlab.data.InputException if there is none, with the nearest id and the list of all
   */
  public static Spec find(Class<?> kind, String id) {
    return section(kind).find(id);
  }

  /** The section that holds specs of a kind. */
  public static Section<?> section(Class<?> kind) {
    Section<?> section = SECTIONS.get(kind);
    if (section == null) {
      throw new IllegalArgumentException("the catalog has no section of " + kind);
    }
    return section;
  }
}
