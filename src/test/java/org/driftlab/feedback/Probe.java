package org.driftlab.feedback;
import java.util.*;
import java.nio.file.*;
public class Probe {
  public static void main(String[] a) throws Exception {
    var kb = org.driftlab.catalog.KnowledgeYaml.shop().base();
    System.out.println(kb.intents().size()+" intents, examples "+kb.intents().stream().mapToInt(i->i.examples().size()).sum());
    long t=System.nanoTime();
    var bot = new SupportBot(kb, new BotSettings());
    System.out.println("fit ms "+(System.nanoTime()-t)/1e6+" controls "+bot.controlAccuracy());
    int right=0,n=0;
    for (String l: Files.readAllLines(Path.of("src/test/resources/feedback/held-out.tsv"))) {
      String[] p=l.split("\t"); n++;
      var r=bot.answer(p[1],1); boolean ok=r.candidates().getFirst().intent().id().equals(p[0]); if(ok) right++; else System.out.println("  "+p[0]+" <- "+p[1]+" = "+r.candidates().getFirst().intent().id()+" "+r.candidates().getFirst().probability());
    }
    System.out.println("held out "+right+"/"+n);
    for (var i: kb.intents()) for (String c: i.controls()) { var r=bot.answer(c,1); if(!r.candidates().getFirst().intent().id().equals(i.id())) System.out.println("  control "+i.id()+" <- "+c+" = "+r.candidates().getFirst().intent().id()+" "+r.candidates().getFirst().probability()); }
    var bot0=bot; int b0=0,a1=0,m=0; long worst=0; int steps=0;
    List<String[]> para=new ArrayList<>();
    for (String l: Files.readAllLines(Path.of("src/test/resources/feedback/new-kinds.tsv"))) {
      String[] p=l.split("\t");
      if(p[1].equals("paraphrase")){ para.add(p); if (kb.intents().get(bot0.best(p[2])).id().equals(p[0])) {b0++;System.out.println("  already "+p[2]);} }
    }
    for (int rep=0;rep<1;rep++) for (String l: Files.readAllLines(Path.of("src/test/resources/feedback/new-kinds.tsv"))) {
      String[] p=l.split("\t");
      if(p[1].equals("correction")) { t=System.nanoTime(); var e=bot.rate(new Feedback(Feedback.Kind.CORRECTION,"you",p[2],"",p[0],1)); long d=System.nanoTime()-t; System.out.println("   "+d/1000+" us "+e.result()+" steps "+e.steps()+" changes "+e.changes()+" controls "+e.controls()); }
    }
    for (String[] p: para) { boolean ok= kb.intents().get(bot.best(p[2])).id().equals(p[0]); if(!ok) System.out.println("  para wrong "+p[0]+" <- "+p[2]+" = "+kb.intents().get(bot.best(p[2])).id()); else a1++; }
    System.out.println("new kinds before "+b0+" after "+a1+" of "+para.size());
    int wrong=0; for (var i: kb.intents()) for (String c: i.examples()) if(!kb.intents().get(bot.best(c)).id().equals(i.id())) wrong++;
    System.out.println("kb wrong "+wrong+" bytes "+bot.save().length);
    t=System.nanoTime(); for(int i=0;i<2000;i++) bot.answer("where is my parcel number "+i, i); System.out.println("answer us "+(System.nanoTime()-t)/2e6);
  }
}
