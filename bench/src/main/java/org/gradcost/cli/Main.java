package org.gradcost.cli;
public class Main { public static void main(String[] a) throws Exception { org.openjdk.jmh.Main.main(a); } }
